def main() -> int:
    """Placeholder until the first command."""
    return 0
