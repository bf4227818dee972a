"""The directory: where people come from; who may do what is decided in `use_cases.approvers`."""
