package workshop.benchmarks.contenders;

/**
 * The work that every consumer does with a message, so that all do the same: it looks at the last byte of the payload, to
 * see that it was cut out rightly, and counts. One thread counts, any may ask.
 */
final class Tally {

    /** With what each payload of the benchmarks ends. */
    static final byte LAST = '!';

    private final Count messages = new Count();

    /**
     * Counts a message.
     *
     * @param last the last byte of its payload
     * @throws IllegalStateException if that is not {@link #LAST}
     */
    void count(byte last) {
        if (last != LAST) {
            throw new IllegalStateException("a payload was cut out wrongly: it ends in " + last);
        }
        messages.add(1);
    }

    long messages() {
        return messages.get();
    }
}
