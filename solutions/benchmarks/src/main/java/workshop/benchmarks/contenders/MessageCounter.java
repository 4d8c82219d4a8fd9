package workshop.benchmarks.contenders;

/**
 * Does the same work for every consumer: it checks the last byte of each payload, to see that the payload was parsed
 * correctly, and counts the message. One thread counts, and any thread reads.
 */
final class MessageCounter {

    /** The last byte of each payload of the benchmarks. */
    static final byte LAST = '!';

    private final Counter messages = new Counter();

    /**
     * Checks and counts a message.
     *
     * @param last the last byte of its payload
     * @throws IllegalStateException if it is not {@link #LAST}
     */
    void count(byte last) {
        if (last != LAST) {
            throw new IllegalStateException("a payload was parsed wrongly: it ends in " + last);
        }
        messages.add(1);
    }

    long messages() {
        return messages.get();
    }
}
