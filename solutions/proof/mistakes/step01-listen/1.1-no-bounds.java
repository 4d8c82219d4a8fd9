// Mistake: negative numbers are not refused.
// Fails with: [the range of -1, which is not a port] Expecting code to raise a throwable
package workshop.listen;

enum PortRange {
    ;
    public static PortRange of(int port) {
        if (port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port + " (ports are 0 to 65535)");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
