// Mistake: throws another exception than the Javadoc promises.
// Fails with: [the range of -1, which is not a port] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        if (port < 0 || port > 65_535) {
            throw new IndexOutOfBoundsException("not a port: " + port);
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
