"""The pages people read: content is built first as frozen values, templates only print it."""
