// Mistake: tells loopback and the rest apart, the wrong way round.
// Fails with: lets strangers in] Expecting value to be false but was true
package workshop.listen;

class Listener {
    public boolean letsStrangersIn() throws IOException {
        return localAddress().getAddress().isLoopbackAddress();
    }
}
