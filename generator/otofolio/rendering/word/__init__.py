"""Word files (.docx, ECMA-376): the document with its styles, the package around it, and the CV as its content."""
