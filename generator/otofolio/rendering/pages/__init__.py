"""The website's pages and assets."""
