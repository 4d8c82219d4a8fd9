// Mistake: exception flies out of the handler.
// Fails with: waited for the end of receiving, after a handler that threw java.lang.IllegalStateException: poisoned, and it did not come
package workshop.async;

class AsyncConnection {
    class ReadLoop {
        @Override
        public void completed(Integer count, Void nothing) {
            if (count < 0) {
                endOfStream();
                return;
            }
            lastHeard = System.nanoTime();
            try {
                handOver();
            } catch (java.io.IOException e) {
                failed(e, null);
                return;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            readOn(count);
        }
    }
}
