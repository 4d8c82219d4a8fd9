// Mistake: the code sends as many bytes as size() says in the call.
// Fails with: [the whole file was sent, to a channel that is full after a third of it] Expecting value to be false but was true
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (sent < file.size()) {
            long count = file.transferTo(sent, file.size() - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    break;
                }
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
        checkNotTruncated();
        return true;
    }
}
