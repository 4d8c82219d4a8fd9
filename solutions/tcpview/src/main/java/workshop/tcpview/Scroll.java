package workshop.tcpview;

/** Which part of something long is seen where only a part has room: along one axis, never beyond an end. */
final class Scroll {

    private int start;
    private int lastStart;

    /**
     * Says how long it is, and how much of that is seen. The part moves only where it would reach beyond the end.
     *
     * @param length 0 or more
     * @param room 0 or more, in the same unit
     */
    void fit(int length, int room) {
        lastStart = Math.max(0, length - room);
        move(0);
    }

    /** Moves the part towards the end, or by a negative number towards the beginning, as far as there is something. */
    void move(int by) {
        start = Math.clamp((long) start + by, 0, lastStart);
    }

    /** What is seen first, from 0. */
    int start() {
        return start;
    }
}
