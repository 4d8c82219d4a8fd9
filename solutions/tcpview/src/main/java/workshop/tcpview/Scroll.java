package workshop.tcpview;

/** The visible part of something long, along one axis. It never reaches beyond an end. */
final class Scroll {

    private int start;
    private int lastStart;

    /**
     * Sets the whole length and the visible length. The visible part moves only if it would reach beyond the end.
     *
     * @param length 0 or more
     * @param visible 0 or more, in the same unit
     */
    void fit(int length, int visible) {
        lastStart = Math.max(0, length - visible);
        move(0);
    }

    /** Moves the visible part towards the end, or by a negative number towards the beginning, and stops there. */
    void move(int by) {
        start = Math.clamp((long) start + by, 0, lastStart);
    }

    /** The first visible position, from 0. */
    int start() {
        return start;
    }
}
