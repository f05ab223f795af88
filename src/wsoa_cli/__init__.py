"""Public-sector action plans as YAML in git: read, checked, shown and handed over."""

__version__ = "0.1.0"
