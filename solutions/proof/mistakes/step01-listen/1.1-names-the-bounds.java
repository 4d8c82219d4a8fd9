// Mistake: the error message names the bounds, and not the wrong number.
// Fails with: to contain: "-443"
package workshop.listen;

enum PortRange {
    ;

    public static PortRange of(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port must be greater than -1 and less than 65536");
        }
        if (port < 1024) {
            return SYSTEM;
        }
        return port < 49_152 ? USER : DYNAMIC;
    }
}
