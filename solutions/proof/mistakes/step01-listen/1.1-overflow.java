// Mistake: compares the first port after a range, which overflows for the largest int.
// Fails with: [the range of 2147483647, which is not a port] Expecting code to raise a throwable.
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        int next = port + 1;
        if (port < 0 || next > 65_536) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (next <= 1024) {
            return SYSTEM;
        }
        return next <= 49_152 ? USER : DYNAMIC;
    }
}
