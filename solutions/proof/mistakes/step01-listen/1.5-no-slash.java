// Mistake: removes the slash from the text of the address, so that the name and the address are one word.
// Fails with: not to contain: "localhost
package workshop.listen;

class Listener {
    private static String format(InetSocketAddress address) {
        return address.toString().replace("/", "");
    }
}
