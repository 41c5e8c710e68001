"""What happens to packets once they are plain: pure, told the time, no sockets."""
