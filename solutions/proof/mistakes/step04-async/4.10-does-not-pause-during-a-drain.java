// Mistake: a connection that drains reads on during a pause, so that it sees the end of its peer.
// Fails with: [reads that were started until a connection that drains was paused, and after that] expected: 1 but was: 2
package workshop.async;

class ReadLoop {
    private synchronized boolean parksHere() {
        parked = paused && !connection.isDraining();
        return parked;
    }
}
