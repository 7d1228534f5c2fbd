/// Words of everyday English that many firms bear as a name: such a word alone identifies nobody.
enum OrdinaryWords {
  static let table = WordTable.words(
    """
    ace active alpha amber anchor angel apex apple applied aqua arch arctic arrow aspect aspire astra atlas aurora avalon
    avenue axis bay beacon bear beta beyond black blue bold bond bravo breeze bridge bright brilliant bull candle canyon
    cardinal cascade castle champion charm chase cherry clear cobalt comet compass concord condor connect conquest coral
    cosmos crest cross crown cypress dawn daylight deep delta dolphin dragon dream eagle earth echo eclipse edge
    ember emerald empire endeavour envoy epic epoch equinox essence eternal evergreen evolution excel falcon fire flag
    flame fly focus forge fort fortune fountain fox freedom frontier fusion galaxy gate gemini genesis genius giant glacier
    glory grace grand granite gravity grove guardian harbor harbour harmony hawk heart heritage hero hill hope horizon
    hunter ice icon ideal image impact impulse infinity inspire insight inter island ivory jade jet jewel journey joy jubilee
    jupiter king knight lake lance leader legacy legend leo level liberty lightning lily lion local lotus lucky luna magic
    magna majestic maple mars matrix maverick maxim mercury meridian meteor milestone mind mirror mission momentum moon
    more mosaic mountain mustang mystic neptune nexus nimbus noble nova oak oasis olympia olympic omega onyx open optima
    optimum opus orbit orchid origin orion palm panda panther paradise paragon path pavilion peace peak pearl pegasus
    phoenix pilgrim pilot pine pioneer pinnacle planet platinum polar polaris portal prestige pride prism
    proton pulse pyramid quest rainbow ranger rapid ray reach reef reliable renaissance result ridge right ring
    rising river rock rocket rose ruby sage sail salute sapphire saturn seal sense sentinel serene shadow sharp shield
    signal signature simple sirius sky snow sonic spark spirit spring sprint spruce stellar sterling storm success
    summit sunny sunrise sunset supreme swan swift synergy target tempo terra thread thunder tide tiger titan
    topaz torch tornado trade tree triangle trident trinity triumph true turquoise ultra unicorn unique unity vantage
    vanguard vector vega velocity venus vertex victoria victory view vigor viking vine violet virgo vista vital vivid volcano
    voyage voyager vulcan wall way whale wing winner wise wolf wonder young zenith zephyr zero zodiac
    """)
}
