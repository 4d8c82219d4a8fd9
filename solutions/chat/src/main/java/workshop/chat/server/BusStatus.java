package workshop.chat.server;

/** How far the messages of this server's guests get, in words for these guests. */
enum BusStatus {
    /** Messages get to the other servers, and theirs get here. */
    CONNECTED("the other servers can be reached again"),
    /** This server may not publish, or nothing that it publishes arrives. */
    RECEIVE_ONLY("the other servers do not hear this one: only guests of this one hear you, but you hear theirs"),
    /** This server may not subscribe. */
    PUBLISH_ONLY("the other servers are not heard here, but their guests may hear you"),
    /** There is no connection to the bus, or nothing arrives on it. */
    DISCONNECTED("the other servers cannot be reached: only guests of this one hear you");

    private final String text;

    BusStatus(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
