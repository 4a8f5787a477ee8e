using StreamJsonRpc;

namespace Sluice.LanguageServer.Messages;

/// <summary>Why a message is not taken.</summary>
/// <param name="Code">The number of JSON-RPC: -32700 for no JSON, -32600 for JSON that is no message.</param>
/// <param name="Id">The number of the request, as far as it can be told.</param>
/// <param name="Reason">What is wrong; never what the message says.</param>
internal sealed record Refusal(int Code, RequestId Id, string Reason);
