"""What tests of every module share: tables in memory, and events as API Gateway sends them."""
