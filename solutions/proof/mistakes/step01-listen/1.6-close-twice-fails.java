// Mistake: asks a closed channel for its address.
// Fails with: [closing twice] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        channel.getLocalAddress();
        channel.close();
    }
}
