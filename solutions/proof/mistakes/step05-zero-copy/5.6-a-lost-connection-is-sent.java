// Mistake: flush returns true when the connection is lost, as if all was sent.
// Fails with: [flush to a channel that fails after 100 bytes] Expecting code to raise a throwable.
package workshop.zerocopy;

import java.nio.channels.ClosedChannelException;

class Outbox {
    public boolean flush(GatheringByteChannel channel) throws IOException {
        while (true) {
            releaseWritten();
            if (queue.isEmpty()) {
                return true;
            }
            try {
                if (write(channel) == 0) {
                    return false;
                }
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                // Broken pipe or reset: the peer is gone, so there is nothing left to send.
                close();
                return true;
            }
        }
    }
}
