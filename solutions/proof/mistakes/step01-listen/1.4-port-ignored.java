// Mistake: listens on a port of the system's choice, whatever was asked for.
// Fails with: [the port that was asked for]
package workshop.listen;

class Listener {
    public static Listener onLoopback(int port) throws IOException {
        return onAnyPort();
    }
}
