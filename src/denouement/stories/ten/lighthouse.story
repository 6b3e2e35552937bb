story "Lunch at the lighthouse"
  use places, talk, bonds

# A proposal. He has a ring in his pocket; she has signed for a post in Bergen and has not told him.

people
  Anouk (she)
  Felix (he)

places
  the lighthouse

claims
  she goes to Bergen: Anouk is going to Bergen
  he would come along: Felix would come along

fact {who: person} is going to Bergen
fact {who: person} would come along
fact Anouk and Felix are engaged
fact Felix is embarrassed

action Felix proposes
  if       Felix has not proposed
           Anouk has not told Felix that she goes to Bergen
  willing  Felix

action Felix proposes, Bergen and all
  if       Anouk has told Felix that she goes to Bergen
           Felix has not proposed, Bergen and all
  willing  Felix

action Anouk says yes
  if       Felix has proposed or Felix has proposed, Bergen and all
           Anouk has not said no
  then     Anouk and Felix are engaged
  willing  Anouk

action Anouk says no
  if       Felix has proposed or Felix has proposed, Bergen and all
           Anouk has not said yes
  then     Felix is embarrassed
  willing  Anouk

at first
  everyone is at the lighthouse
  Felix trusts Anouk 4
  Anouk trusts Felix 4
  Felix would come along
  Anouk believes Felix would not come along

now
  Anouk is going to Bergen
  Felix believes Anouk is not going to Bergen

wants
  Felix wants it that Anouk and Felix are engaged: 3
  Felix wants it that Felix is not embarrassed: 1
  Anouk wants it that Anouk and Felix are engaged and Felix would come along: 3
  Anouk wants it that Anouk and Felix are engaged and Felix would not come along: 0.5
  Anouk wants Felix to know that Anouk is going to Bergen: 2

endings
  engaged (planned): Anouk and Felix are engaged
  Bergen and all: Felix has proposed, Bergen and all
  refused: Anouk has said no
