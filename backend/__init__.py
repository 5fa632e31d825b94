"""The API of Daymark."""
