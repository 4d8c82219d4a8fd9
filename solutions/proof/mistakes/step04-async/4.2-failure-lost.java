// Mistake: a write that fails does not complete the future.
// Fails with: waited for the failure of a write whose reader has reset the connection, and it did not come
package workshop.async;

class AsyncSockets {
    class WriteFully {
        @Override
        public void failed(Throwable failure, Void nothing) {
            bytes.limit(end);
        }
    }
}
