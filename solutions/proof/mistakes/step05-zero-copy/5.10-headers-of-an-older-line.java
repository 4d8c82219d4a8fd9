// Mistake: the length of the headers is stored when a line has headers, and not set to 0 when one has none.
// Fails with: [message 38 after news.h for 7, reply to 9, headers [], payload [A: bb hi], in a stream that was cut after
package workshop.zerocopy;

class HeaderPrediction {
    private int rememberedHeaders;

    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        if (bytes.get(start) == 'H') {
            rememberedHeaders = message.headersLength();
        }
        firstWord = bytes.getLong(start);
        lastWord = bytes.getLong(lastField - Long.BYTES);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
    }

    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        int limit = bytes.limit();
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < rememberedHeaders
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + (int) number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + rememberedHeaders, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
