// Mistake: a boundary is off by one.
// Fails with: [the range of port 49152] expected: DYNAMIC but was: USER
package workshop.listen;

enum PortRange {
    ;
    public static PortRange of(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port + " (ports are 0 to 65535)");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port <= 49_152 ? USER : DYNAMIC;
    }
}
