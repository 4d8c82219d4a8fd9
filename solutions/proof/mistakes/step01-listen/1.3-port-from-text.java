// Mistake: takes the port from the text of the address, where an IPv6 address has colons too.
// Seen on: IPv6
// Fails with: [the port of a listener on /0:0:0:0:0:0:0:1
package workshop.listen;

class Listener {
    public int port() throws IOException {
        return Integer.parseInt(channel.getLocalAddress().toString().split(":")[1]);
    }
}
