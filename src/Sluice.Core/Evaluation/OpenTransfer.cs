namespace Sluice.Core.Evaluation;

/// <summary>
/// A transfer that nobody has written: which agreements it names, what is done to the field, what it claims, who it is about and what stands
/// beside it are variables. Deciding promises asks for all transfers there can be at once.
/// </summary>
/// <param name="reachable">Tells every form the field can be brought to, one bit for each rank; asked only when some condition wants to know.</param>
internal sealed class OpenTransfer(Func<ulong> reachable)
{
    private ulong? forms;

    /// <summary>Every form the field can be brought to, one bit for each rank.</summary>
    public ulong Forms => forms ??= reachable();
}
