// Mistake: hears no answer.
// Fails with: by a peer that answered every one, but the connection ended: the server closed it
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        @Override
        public void completed(Integer count, Void nothing) {
            if (count < 0) {
                endOfStream();
                return;
            }
            try {
                handOver();
            } catch (Exception | Error e) {
                failed(e, null);
                return;
            }
            readOn(count);
        }
    }
}
