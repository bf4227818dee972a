"""The database's twin in memory, for tests and scratch work: same behaviour, same roll-back, no disk."""

from storage.memory.transactions import MemoryTransactions, MemoryUnitOfWork

__all__ = ["MemoryTransactions", "MemoryUnitOfWork"]
