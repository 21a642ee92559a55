"""What opens an agent to the world, or to a debugger: tunnels, shared links, debug modes."""
