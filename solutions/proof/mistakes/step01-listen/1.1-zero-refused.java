// Mistake: 0 is refused, although it is a port of the system range.
// Fails with: java.lang.IllegalArgumentException: not a port: 0
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        if (port <= 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
