package workshop.chat.server;

/** How far what is said on this server comes, in words for its guests. */
enum BusReach {
    /** The other servers are heard, and hear this one. */
    BOTH_WAYS("the other servers can be reached again"),
    /** This server may not publish, or what it publishes goes nowhere. */
    MUTE("the other servers do not hear this one: only guests of this one hear you, but you hear theirs"),
    /** This server may not subscribe. */
    DEAF("the other servers are not heard here, but their guests may hear you"),
    /** There is no bus, or one that does nothing. */
    AWAY("the other servers cannot be reached: only guests of this one hear you");

    private final String text;

    BusReach(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
