"""Hand the finished site to a host: MkDocs or a folder."""
