// Mistake: refuses the second call.
// Fails with: [closing twice] Expecting code not to raise a throwable
package workshop.listen;

class Listener {
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the listener is closed already");
        }
        channel.close();
    }
}
