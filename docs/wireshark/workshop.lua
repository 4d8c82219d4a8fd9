-- Shows the protocols of the workshop in Wireshark and tshark: the messages of the chat (docs/chat-protocol.md), and the
-- frames and requests of step 3 (docs/step03-client.md). docs/wireshark/README.md says how to load it.
--
-- TCP has no messages: a segment may hold a part of a message, or many. So the dissector asks Wireshark to collect bytes
-- until a message is complete (dissect_tcp_pdus), and shows each message in the segment that completes it.

local PORT = 33333
local LENGTH_PREFIX = 4
local ID_LENGTH = 8
local GUID_LENGTH = 16

-- No message of the chat is longer, and the reader of step 3 refuses longer frames by default.
local MAX_CHAT_LENGTH = 65797
local MAX_FRAME_LENGTH = 1024 * 1024

----------------------------------------------------------------------------------------------------------------------
-- The chat
----------------------------------------------------------------------------------------------------------------------

local chat = Proto("workshop.chat", "Workshop Chat")

-- The fields of each type, in their order on the wire. A peer skips a type that it does not know.
local TYPES = {
  [0] = { name = "Chat", "text" },
  [1] = { name = "Broadcast", "from", "text" },
  [2] = { name = "Keepalive" },
  [3] = { name = "SetNicknameRequest", "request", "nickname" },
  [4] = { name = "AckResponse", "request" },
  [5] = { name = "NakResponse", "request", "reason" },
  [1000] = { name = "WhoRequest", "request" },
  [1001] = { name = "WhoResponse", "request", "guests" },
}

local type_names = {}
for number, message in pairs(TYPES) do
  type_names[number] = message.name
end

local c = {
  length = ProtoField.uint32("workshop.chat.length", "Length", base.DEC, nil, nil, "Bytes that follow, without these four"),
  type = ProtoField.uint32("workshop.chat.type", "Type", base.DEC, type_names),
  request = ProtoField.bytes("workshop.chat.request", "Request", base.NONE, "The response has the same bytes"),
  from = ProtoField.string("workshop.chat.from", "From"),
  text = ProtoField.string("workshop.chat.text", "Text"),
  nickname = ProtoField.string("workshop.chat.nickname", "Nickname"),
  reason = ProtoField.string("workshop.chat.reason", "Reason"),
  guests = ProtoField.string("workshop.chat.guests", "Guests"),
  fields = ProtoField.bytes("workshop.chat.fields", "Fields of an unknown type"),
}
chat.fields = { c.length, c.type, c.request, c.from, c.text, c.nickname, c.reason, c.guests, c.fields }

local broken = ProtoExpert.new("workshop.chat.broken", "The message breaks the protocol", expert.group.MALFORMED, expert.severity.ERROR)
local unknown = ProtoExpert.new("workshop.chat.unknown", "Unknown type: a receiver skips it", expert.group.UNDECODED, expert.severity.NOTE)
chat.experts = { broken, unknown }

-- The bytes of the length prefix of a field; nil for a GUID, which has none.
local PREFIX = { from = 1, nickname = 1, text = 2, reason = 2, guests = 2 }

-- The length of a field that begins at an offset, with its prefix; nil if the message ends before the field does.
local function field_length(buffer, offset, name)
  local prefix = PREFIX[name]
  local length
  if not prefix then
    length = GUID_LENGTH
  elseif offset + prefix > buffer:len() then
    return nil
  else
    length = prefix + buffer(offset, prefix):uint()
  end
  return offset + length <= buffer:len() and length or nil
end

-- Whether this is one message of a known type, whose fields end exactly where the message ends.
local function is_chat(buffer)
  if buffer:len() < 8 or not TYPES[buffer(4, 4):uint()] then
    return false
  end
  local offset = 8
  for _, name in ipairs(TYPES[buffer(4, 4):uint()]) do
    local length = field_length(buffer, offset, name)
    if not length then
      return false
    end
    offset = offset + length
  end
  return offset == buffer:len()
end

local function add_field(tree, buffer, offset, length, name)
  local prefix = PREFIX[name]
  if not prefix then
    tree:add(c[name], buffer(offset, length))
    return nil
  end
  if length == prefix then
    -- An empty text has no bytes, and a range of no bytes does not exist. So the prefix stands for the field.
    tree:add(c[name], buffer(offset, prefix), "")
    return ""
  end
  local text = buffer(offset + prefix, length - prefix):string(ENC_UTF_8)
  tree:add(c[name], buffer(offset, length), text)
  return text
end

local function chat_message(buffer, pinfo, root)
  pinfo.cols.protocol = "Chat"
  local tree = root:add(chat, buffer())
  local length = buffer(0, LENGTH_PREFIX):uint()
  tree:add(c.length, buffer(0, LENGTH_PREFIX))
  if length < 4 or length > MAX_CHAT_LENGTH then
    tree:add_proto_expert_info(broken, "No message has a length of " .. length)
    pinfo.cols.info:append("  [length " .. length .. "]")
    return buffer:len()
  end

  local number = buffer(4, 4):uint()
  local message = TYPES[number]
  tree:add(c.type, buffer(4, 4))
  local words = message and message.name or "Type " .. number
  if not message then
    tree:add_proto_expert_info(unknown)
    if buffer:len() > 8 then
      tree:add(c.fields, buffer(8))
    end
  end

  local offset = 8
  for _, name in ipairs(message or {}) do
    local length = field_length(buffer, offset, name)
    if not length then
      tree:add_proto_expert_info(broken, "The field " .. name .. " ends after the end of the message")
      offset = buffer:len()
      break
    end
    local text = add_field(tree, buffer, offset, length, name)
    words = words .. (text and " " .. name .. " \"" .. text .. "\"" or "")
    offset = offset + length
  end
  if message and offset < buffer:len() then
    tree:add_proto_expert_info(broken, "Bytes after the last field: " .. (buffer:len() - offset))
  end

  tree:append_text(": " .. words)
  pinfo.cols.info:append("  " .. words)
  return buffer:len()
end

----------------------------------------------------------------------------------------------------------------------
-- The frames of step 3, and the requests in them
----------------------------------------------------------------------------------------------------------------------

local frames = Proto("workshop.frame", "Workshop Frame")
local refused = ProtoExpert.new("workshop.frame.refused", "The reader refuses this length", expert.group.MALFORMED, expert.severity.ERROR)
frames.experts = { refused }

local f = {
  length = ProtoField.uint32("workshop.frame.length", "Length", base.DEC, nil, nil, "Bytes that follow, without these four"),
  payload = ProtoField.bytes("workshop.frame.payload", "Payload"),
  id = ProtoField.uint64("workshop.frame.id", "Correlation id", base.DEC, nil, nil, "The response has the same id"),
  body = ProtoField.string("workshop.frame.body", "Body"),
}
frames.fields = { f.length, f.payload, f.id, f.body }
frames.prefs.requests = Pref.bool("The payload begins with a correlation id", true, "As in the requests of exercise 3.6")

local function frame(buffer, pinfo, root)
  pinfo.cols.protocol = "Frame"
  local tree = root:add(frames, buffer())
  local length = buffer(0, 4):uint()
  tree:add(f.length, buffer(0, 4))
  local words = "Payload of " .. length .. " bytes"
  if length > MAX_FRAME_LENGTH then
    tree:add_proto_expert_info(refused)
  elseif frames.prefs.requests and length >= ID_LENGTH then
    local id = buffer(4, ID_LENGTH)
    tree:add(f.id, id)
    local body = length > ID_LENGTH and buffer(4 + ID_LENGTH):string(ENC_UTF_8) or ""
    tree:add(f.body, length > ID_LENGTH and buffer(4 + ID_LENGTH) or id, body)
    words = words .. ", id " .. tostring(id:uint64()) .. ", body \"" .. body .. "\""
  elseif length > 0 then
    tree:add(f.payload, buffer(4))
  end
  tree:append_text(": " .. words)
  pinfo.cols.info:append("  " .. words)
  return buffer:len()
end

----------------------------------------------------------------------------------------------------------------------
-- Which of the two is it? The port is the same, so the first message of a connection decides.
----------------------------------------------------------------------------------------------------------------------

-- The bytes of the message that begins at an offset. After a length that is too large, nothing in the stream has a meaning,
-- and to wait for gigabytes would hide that.
local function message_end(max_length)
  return function(buffer, _, offset)
    local length = buffer(offset, LENGTH_PREFIX):uint()
    return length <= max_length and LENGTH_PREFIX + length or buffer:len() - offset
  end
end

local function dissect_chat(buffer, _, root)
  return dissect_tcp_pdus(buffer, root, LENGTH_PREFIX, message_end(MAX_CHAT_LENGTH), chat_message)
end

local function dissect_frames(buffer, _, root)
  return dissect_tcp_pdus(buffer, root, LENGTH_PREFIX, message_end(MAX_FRAME_LENGTH), frame)
end

chat.dissector = dissect_chat
frames.dissector = dissect_frames

local workshop = Proto("workshop", "Workshop")
local stream_of = Field.new("tcp.stream")

-- What dissects each connection, by the number of its stream. These are functions: a dissector that is called by another
-- dissector cannot ask for more segments.
local decided = {}

function workshop.init()
  decided = {}
end

-- The dissector that the first message of a connection belongs to; nil while that message is incomplete.
local function decide(buffer)
  if buffer:len() < LENGTH_PREFIX then
    return nil
  end
  local length = buffer(0, LENGTH_PREFIX):uint()
  if length > MAX_FRAME_LENGTH then
    return dissect_frames
  elseif buffer:len() < LENGTH_PREFIX + length then
    return nil
  end
  return is_chat(buffer(0, LENGTH_PREFIX + length):tvb()) and dissect_chat or dissect_frames
end

function workshop.dissector(buffer, pinfo, root)
  local stream = stream_of().value
  if not decided[stream] then
    -- The demos of steps 1, 2 and 4 send lines of text. A length prefix of up to 1 MiB begins with a zero, and no line does.
    if buffer(0, 1):uint() >= 0x20 then
      return 0
    end
    decided[stream] = decide(buffer)
    if not decided[stream] then
      pinfo.desegment_offset = 0
      pinfo.desegment_len = DESEGMENT_ONE_MORE_SEGMENT
      return
    end
  end
  return decided[stream](buffer, pinfo, root)
end

-- On other ports, such as those of the tests, a connection whose first segment holds a whole message is recognized.
workshop:register_heuristic("tcp", function(buffer, pinfo, root)
  if buffer:len() < LENGTH_PREFIX or buffer(0, LENGTH_PREFIX):uint() > buffer:len() - LENGTH_PREFIX then
    return false
  end
  local dissect = decide(buffer)
  decided[stream_of().value] = dissect
  pinfo.conversation = workshop
  dissect(buffer, pinfo, root)
  return true
end)

local ports = DissectorTable.get("tcp.port")
ports:add(PORT, workshop)
ports:add_for_decode_as(workshop)
ports:add_for_decode_as(chat)
ports:add_for_decode_as(frames)
