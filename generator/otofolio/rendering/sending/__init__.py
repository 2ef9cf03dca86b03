"""What `otofolio send` writes: files under names that can be filed, and a message that has them attached."""
