"""The findings of `wsoa check` as programs that guard a repository read them: one format a file.

Each is a pure function of findings, whose paths are as they are to be shown, and mostly of the day. What anybody can type into
a plan ends up in the log of a build, where a runner obeys lines of a certain look; `inert` sees to it that ours have it only
where we mean it.
"""
