"""`python -m wsoa_cli`."""

from wsoa_cli.cli.entry import main

main()
