using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// A hypothetical transfer: which agreements it names, what is done to the field, what it claims, who it is about and which fields are
/// beside it are variables. Deciding promises needs all possible transfers at once.
/// </summary>
/// <param name="reachable">
/// Tells every form the field can be brought to, one bit for each rank; called only when some condition asks for the form.
/// </param>
/// <param name="people">Tells who can be in a transfer about a population, by its number.</param>
/// <param name="settled">Whether some population tells something of an attribute of people.</param>
internal sealed class HypotheticalTransfer(Func<ulong> reachable, Func<int, AssumedPeople?> people, Predicate<AttributeSymbol> settled)
{
    private ulong? forms;

    /// <summary>Every form the field can be brought to, one bit for each rank.</summary>
    public ulong Forms => forms ??= reachable();

    /// <summary>Who can be in the transfer, given the population that it is assumed to be about; null where nothing is.</summary>
    public AssumedPeople? PeopleOf(EvaluationContext context) =>
        context.TryAssumed(new Variable.Audience(), out var about) && about.Number >= 0 ? people((int)about.Number) : null;

    /// <summary>Whether it can matter to an attribute of people what the transfer is about, while nothing is assumed of that.</summary>
    public bool IsSettledBySome(AttributeSymbol attribute) => settled(attribute);
}
