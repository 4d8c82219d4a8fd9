// Mistake: uses a backlog of 1 when the number is below 1, and does not refuse the number.
// Fails with: [listening with a backlog of 0, which is below 1] Expecting code to raise a throwable
package workshop.listen;

class Listener {
    public static Listener listen(InetSocketAddress address, int backlog) throws IOException {
        return open(address, Math.max(1, backlog));
    }
}
