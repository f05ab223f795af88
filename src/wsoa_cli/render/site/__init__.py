"""The public page: a site of plain files, which needs no server, no network and no script."""
