"""What a run says: experiments, events, state, and the numbers recorded. No torch, no Qt."""
