using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using StreamJsonRpc;

namespace Sluice.LanguageServer.Messages;

/// <summary>Whether bytes are a message of JSON-RPC 2.0, before they are acted on.</summary>
internal static class MessageCheck
{
    private const int NoJson = -32700;
    private const int NoMessage = -32600;

    /// <summary>Why bytes are no message; null when they are one.</summary>
    public static Refusal? Refuse(byte[] body)
    {
        if (!Utf8.IsValid(body))
        {
            return new Refusal(NoJson, RequestId.Null, "it is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Refuse(document.RootElement);
        }
        catch (JsonException e)
        {
            return new Refusal(
                NoJson,
                RequestId.Null,
                string.Create(CultureInfo.InvariantCulture, $"it is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine})")
            );
        }
    }

    /// <summary>
    /// Half a pair of surrogates, which an editor can send of a text that is cut within a character, becomes the character for what cannot
    /// be shown: no text can hold it, and the lengths stay.
    /// </summary>
    public static void MendSurrogates(Span<byte> body)
    {
        var high = -1;
        for (var at = body.IndexOf((byte)'\\'); at >= 0 && at + 1 < body.Length; )
        {
            var unit =
                body[at + 1] == 'u'
                && at + 6 <= body.Length
                && ushort.TryParse(body.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : 0;
            if (char.IsLowSurrogate((char)unit) && high >= 0 && high + 6 == at)
            {
                high = -1;
            }
            else
            {
                Replace(body, high);
                high = char.IsHighSurrogate((char)unit) ? at : -1;
                Replace(body, char.IsLowSurrogate((char)unit) ? at : -1);
            }

            var next = at + (unit > 0 ? 6 : 2);
            at = next < body.Length && body[next..].IndexOf((byte)'\\') is >= 0 and var further ? next + further : -1;
        }

        Replace(body, high);

        static void Replace(Span<byte> body, int at)
        {
            if (at >= 0)
            {
                "\\ufffd"u8.CopyTo(body[at..]);
            }
        }
    }

    private static Refusal? Refuse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new Refusal(
                NoMessage,
                RequestId.Null,
                root.ValueKind == JsonValueKind.Array ? "messages are taken one by one" : "it is no object"
            );
        }

        var hasId = root.TryGetProperty("id", out var given);
        var id = given.ValueKind switch
        {
            JsonValueKind.Number when given.TryGetInt64(out var number) => new RequestId(number),
            JsonValueKind.String => new RequestId(given.GetString()),
            _ => RequestId.Null,
        };
        var reason =
            !root.TryGetProperty("jsonrpc", out var version) || version.ValueKind != JsonValueKind.String || version.GetString() != "2.0"
                ? "its `jsonrpc` is not \"2.0\""
            : hasId && id.IsNull ? "its `id` is neither a whole number nor a text"
            : root.TryGetProperty("method", out var method) ? OfRequest(root, method)
            : OfAnswer(root, hasId);
        return reason is null ? null : new Refusal(NoMessage, id, reason);
    }

    private static string? OfRequest(JsonElement root, JsonElement method) =>
        method.ValueKind != JsonValueKind.String ? "its `method` is no text"
        : root.TryGetProperty("params", out var given)
        && given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
            ? "its `params` are neither an object nor a list"
        : null;

    private static string? OfAnswer(JsonElement root, bool hasId) =>
        !hasId ? "it has neither `method` nor `id`"
        : root.TryGetProperty("error", out var error)
            ? error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code)
                && code.ValueKind == JsonValueKind.Number
                && code.TryGetInt32(out _)
                && error.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                    ? null
                : "its `error` has no `code` or no `message`"
        : root.TryGetProperty("result", out _) ? null
        : "it has none of `method`, `result` and `error`";
}
