using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;

namespace Sluice.Core.Changes;

/// <summary>One thing a sender could do differently.</summary>
/// <param name="Sentence">What to do, in words.</param>
/// <param name="Target">What it is about: two edits of one target exclude each other.</param>
/// <param name="Cost">How much it asks for: the smaller, the earlier it is proposed.</param>
/// <param name="Apply">The manifest after it.</param>
/// <param name="Reaches">
/// Whether it can change what is decided of a flow that is there before and after it; given with what is asked about that flow.
/// </param>
/// <param name="Drops">Whether something is no longer sent: only where nothing else helps.</param>
/// <param name="Field">The field that is dropped, as <c>dataset.field</c>; otherwise null.</param>
/// <param name="SentenceOf">What to do to the fields that are still sent, where the edit is about several; otherwise null.</param>
/// <param name="Takes">
/// Which flows are no longer sent, where that can be told of each by itself and the others stay as they are; otherwise null.
/// </param>
/// <param name="Along">Whether what is dropped only refuses other flows by being beside them.</param>
internal sealed record ManifestEdit(
    string Sentence,
    string Target,
    int Cost,
    Func<TransferManifest, TransferManifest> Apply,
    Func<Flow, RelevantConditions, bool> Reaches,
    bool Drops = false,
    string? Field = null,
    Func<Predicate<string>, string>? SentenceOf = null,
    Predicate<Flow>? Takes = null,
    bool Along = false
);
