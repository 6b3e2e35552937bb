"""How the documentation is built. Nothing here reaches the network."""

from denouement import __version__

project = "Denouement"
author = "The Denouement authors"
copyright = author
version = release = __version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = f"Denouement {release}"
html_copy_source = False
html_show_sphinx = False
