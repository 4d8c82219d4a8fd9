// Mistake: the dynamic ports begin where Linux begins to take the ports of clients.
// Fails with: [the range of port 49151] expected: USER but was: DYNAMIC
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
        return port < 32_768 ? USER : DYNAMIC;
    }
}
