"""A project for an engine without the plugin: `otofolio export`."""
