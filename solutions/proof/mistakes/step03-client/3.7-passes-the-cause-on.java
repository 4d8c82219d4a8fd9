// Mistake: hands the exception that ended the read on as it is, whether it says something or not.
// Fails with: [the message of the failure of the first request, when the channel is closed while it is read, AsynchronousCloseException] Expecting not blank but was: null
package workshop.client;

class RequestClient {
    void readAnswers() {
        try {
            Optional<byte[]> answer = answers.read();
            while (answer.isPresent()) {
                deliver(answer.get());
                answer = answers.read();
            }
            lost(new EOFException("the other side closed it"));
        } catch (IOException e) {
            lost(e);
        }
    }

    void lost(IOException cause) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        for (CompletableFuture<byte[]> caller : waiting.values()) {
            caller.completeExceptionally(cause);
        }
    }
}
